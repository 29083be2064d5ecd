package io.amends.eventing.spring;

import com.mongodb.client.MongoClient;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.CheckedDocuments;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.DocumentStore;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.eventing.aggregate.TraceContext;
import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.eventing.consuming.DeadLetterService;
import io.amends.eventing.consuming.EventCodec;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.consuming.KafkaClientConfig;
import io.amends.eventing.consuming.KafkaSender;
import io.amends.eventing.consuming.Republishing;
import io.amends.eventing.consuming.TopicInitializer;
import io.amends.eventing.consuming.TopicNames;
import io.amends.eventing.consuming.TopicSettings;
import io.amends.eventing.outbox.OutboxRelay;
import io.amends.eventing.outbox.RelaySettings;
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
    ConsumerContainers messaging(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            KafkaProperties kafka,
            EventingProperties properties,
            TopicNames names,
            KafkaSender sender,
            ObjectProvider<MeterRegistry> meters,
            TraceContext traces,
            Clock clock) {
        var settings =
                new ConsumerContainers.Settings(
                        kafka.buildConsumerProperties(),
                        names,
                        properties.topicPrefix(),
                        properties.consumerThreads(),
                        properties.linger(),
                        properties.retryAtMost());
        return new ConsumerContainers(
                settings,
                DocumentStoreFactory.withMajority(client.getDatabase(database)),
                sender,
                meters.getIfAvailable(SimpleMeterRegistry::new),
                traces,
                clock);
    }

    @Bean
    DocumentFaults documentFaults(ConsumerContainers messaging) {
        return messaging.documentFaults();
    }

    @Bean
    DeadLetterService deadLetters(ConsumerContainers messaging) {
        return messaging.deadLetters();
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
    Republishing republishing(
            ObjectProvider<DocumentStore<?, ?>> stores,
            KafkaSender sender,
            TopicInitializer topics,
            TopicNames names) {
        return new Republishing(
                stores.stream().toList(),
                sender,
                new EventCodec(names),
                () -> topics.ensure(REQUEST_WAIT));
    }

    @Bean
    EventingLifecycle flow(
            EventingProperties properties,
            TopicInitializer topics,
            OutboxRelay relay,
            ConsumerContainers messaging,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<DocumentStore<?, ?>> stores,
            ObjectProvider<CheckedDocuments> documents,
            ObjectProvider<EventConsumer<?, ?>> consumers) {
        var registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        var gauges = new OutboxMetrics(registry, InstantSource.system());
        return new EventingLifecycle(
                properties,
                topics,
                relay,
                messaging,
                gauges,
                stores.stream().toList(),
                documents.stream().toList(),
                consumers.stream().toList());
    }
}
