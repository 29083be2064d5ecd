package io.amends.eventing.spring;

import com.mongodb.client.MongoClient;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.CheckedDocuments;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.DocumentStore;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.eventing.aggregate.TraceContext;
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.eventing.consuming.ConsumerContext;
import io.amends.eventing.consuming.ConsumerMonitor;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.consuming.ParkedDocuments;
import io.amends.eventing.consuming.RecordSkipper;
import io.amends.eventing.consuming.SkippedRecords;
import io.amends.eventing.deadletter.DeadLetterHandler;
import io.amends.eventing.deadletter.DeadLetterService;
import io.amends.eventing.deadletter.DeadLetterStore;
import io.amends.eventing.deadletter.DeadLetterTopicPublisher;
import io.amends.eventing.deadletter.UnreadableDocuments;
import io.amends.eventing.kafka.BrokerAdmin;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.kafka.KafkaSender;
import io.amends.eventing.outbox.OutboxRelay;
import io.amends.eventing.outbox.RelaySettings;
import io.amends.eventing.replay.EventRepublisher;
import io.amends.eventing.topic.TopicInitializer;
import io.amends.eventing.topic.TopicNames;
import io.amends.eventing.topic.TopicSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures aggregates, consumers and the relay. A service imports this, declares one
/// [DocumentStore] bean per type by the factory, and one
/// [io.amends.eventing.consuming.EventConsumer] bean per consumer. The broker's address is
/// `spring.kafka.bootstrap-servers`, credentials are in the other `spring.kafka` properties.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventingProperties.class, KafkaProperties.class})
public class EventingConfiguration {
    /// How long a caller may wait for the broker.
    private static final Duration REQUEST_WAIT = Duration.ofSeconds(5);

    @Bean
    TraceContext traceContext(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        var its = tracer.getIfUnique();
        var way = propagator.getIfUnique();
        return its == null || way == null
                ? new PropagatingTraceContext()
                : new MicrometerTraceContext(its, way);
    }

    @Bean
    DocumentStoreFactory documentStoreFactory(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            Clock clock,
            EventingProperties properties,
            TraceContext traces,
            OutboxRelay relay,
            DocumentFaults faults) {
        var limits = AggregateLimits.DEFAULT.withLease(properties.lease());
        return new DocumentStoreFactory(
                client.getDatabase(database), clock, limits, traces, relay, faults);
    }

    @Bean
    TopicNames topicNames(EventingProperties properties) {
        return new TopicNames(properties.topicPrefix());
    }

    @Bean
    KafkaSender kafkaSender(
            KafkaProperties kafka, EventingProperties properties, TopicNames names) {
        var producer =
                KafkaClientConfig.producer(
                        kafka.buildProducerProperties(), properties.deliveryTimeout());
        return new KafkaSender(producer, new EventCodec(names));
    }

    @Bean
    OutboxRelay relay(KafkaSender sender, EventingProperties properties) {
        var settings =
                RelaySettings.DEFAULT
                        .with(properties.deliveryTimeout(), properties.sweepInterval())
                        .withLinger(properties.linger());
        return new OutboxRelay(sender, settings, InstantSource.system());
    }

    @Bean
    BrokerAdmin brokerAdmin(KafkaProperties kafka) {
        return new BrokerAdmin(kafka.buildConsumerProperties());
    }

    @Bean
    DeadLetterStore deadLetterStore(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new DeadLetterStore(DocumentStoreFactory.withMajority(client.getDatabase(database)));
    }

    @Bean
    UnreadableDocuments unreadableDocuments(
            DeadLetterStore letters, ObjectProvider<MeterRegistry> meters, Clock clock) {
        return new UnreadableDocuments(letters, registry(meters), clock);
    }

    @Bean
    ConsumerContext consumerContext(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            TopicNames names,
            BrokerAdmin broker,
            ObjectProvider<MeterRegistry> meters,
            TraceContext traces,
            Clock clock,
            DocumentFaults faults) {
        var careful = DocumentStoreFactory.withMajority(client.getDatabase(database));
        return new ConsumerContext(
                careful,
                new EventCodec(names),
                registry(meters),
                traces,
                clock,
                faults,
                new SkippedRecords(careful, broker::topicId));
    }

    @Bean
    ConsumerContainers consumerContainers(
            KafkaProperties kafka,
            EventingProperties properties,
            TopicNames names,
            ConsumerContext context,
            DeadLetterStore letters,
            KafkaSender sender) {
        var settings =
                new ConsumerContainers.Settings(
                        kafka.buildConsumerProperties(),
                        names,
                        properties.topicPrefix(),
                        properties.consumerThreads(),
                        properties.linger(),
                        properties.retryAtMost());
        var copies = new DeadLetterTopicPublisher(sender, names);
        return new ConsumerContainers(
                settings,
                context,
                consumer ->
                        new DeadLetterHandler(
                                consumer, letters, copies, context.meters(), context.clock()));
    }

    @Bean
    ConsumerMonitor consumerMonitor(ConsumerContainers consumers, BrokerAdmin broker) {
        return new ConsumerMonitor(consumers, broker);
    }

    @Bean
    RecordSkipper recordSkipper(
            ConsumerContainers consumers, ConsumerMonitor monitor, ConsumerContext context) {
        return new RecordSkipper(consumers, monitor, context);
    }

    @Bean
    DeadLetterService deadLetters(
            DeadLetterStore letters,
            UnreadableDocuments documents,
            ConsumerContainers consumers,
            Clock clock) {
        return new DeadLetterService(letters, documents, consumers, clock);
    }

    private static MeterRegistry registry(ObjectProvider<MeterRegistry> meters) {
        return meters.getIfAvailable(SimpleMeterRegistry::new);
    }

    @Bean
    TopicInitializer topics(
            KafkaProperties kafka, TopicNames names, EventingProperties properties) {
        return new TopicInitializer(
                kafka.buildAdminProperties(),
                names,
                new TopicSettings(
                        properties.partitions(),
                        Optional.ofNullable(properties.replication()),
                        Optional.ofNullable(properties.minInsyncReplicas())));
    }

    @Bean
    EventRepublisher republishing(
            ObjectProvider<DocumentStore<?, ?>> stores,
            KafkaSender sender,
            TopicInitializer topics,
            TopicNames names) {
        return new EventRepublisher(
                stores.stream().toList(),
                sender,
                new EventCodec(names),
                () -> topics.ensure(REQUEST_WAIT));
    }

    @Bean
    EventingLifecycle eventingLifecycle(
            EventingProperties properties,
            TopicInitializer topics,
            OutboxRelay relay,
            ConsumerContainers consumers,
            ConsumerMonitor monitor,
            DeadLetterService letters,
            UnreadableDocuments unreadable,
            ConsumerContext context,
            ObjectProvider<DocumentStore<?, ?>> stores,
            ObjectProvider<CheckedDocuments> documents,
            ObjectProvider<EventConsumer<?, ?>> added) {
        var all = stores.stream().toList();
        all.forEach(each -> relay.addOutbox(each.outbox()));
        documents.forEach(unreadable::watch);
        unreadable.watch(new ParkedDocuments(context.database()));
        added.forEach(consumers::add);
        var gauges = new OutboxMetrics(context.meters(), InstantSource.system());
        return new EventingLifecycle(
                properties, topics, relay, consumers, monitor, letters, gauges, all);
    }
}
