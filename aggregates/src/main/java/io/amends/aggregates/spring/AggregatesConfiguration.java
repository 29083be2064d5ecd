package io.amends.aggregates.spring;

import com.mongodb.client.MongoClient;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.CarriedTraces;
import io.amends.aggregates.CheckedDocuments;
import io.amends.aggregates.DocumentFaults;
import io.amends.aggregates.Limits;
import io.amends.aggregates.TraceContext;
import io.amends.aggregates.messaging.Clients;
import io.amends.aggregates.messaging.DeadLetters;
import io.amends.aggregates.messaging.EventCodec;
import io.amends.aggregates.messaging.EventConsumer;
import io.amends.aggregates.messaging.KafkaSender;
import io.amends.aggregates.messaging.Messaging;
import io.amends.aggregates.messaging.Republishing;
import io.amends.aggregates.messaging.TopicNames;
import io.amends.aggregates.messaging.TopicSettings;
import io.amends.aggregates.messaging.Topics;
import io.amends.aggregates.outbox.Relay;
import io.amends.aggregates.outbox.RelaySettings;
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

/// Everything around a service's aggregates. A service imports this, declares one
/// [io.amends.aggregates.Aggregates] bean per type with the factory's help, and one
/// [io.amends.aggregates.messaging.EventConsumer] bean per consumer. Where the broker is stands in
/// `spring.kafka.bootstrap-servers`, how to be let in in the other `spring.kafka` properties.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FlowProperties.class, KafkaProperties.class})
public class AggregatesConfiguration {
    /// How long a caller may wait for the broker.
    private static final Duration REQUEST_WAIT = Duration.ofSeconds(5);

    @Bean
    TraceContext traceContext(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        var its = tracer.getIfUnique();
        var way = propagator.getIfUnique();
        return its == null || way == null ? new CarriedTraces() : new MicrometerTraces(its, way);
    }

    @Bean
    AggregatesFactory aggregatesFactory(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            Clock clock,
            FlowProperties properties,
            TraceContext traces,
            Relay relay,
            DocumentFaults faults) {
        var limits = Limits.DEFAULT.withLease(properties.lease());
        return new AggregatesFactory(
                client.getDatabase(database), clock, limits, traces, relay, faults);
    }

    @Bean
    TopicNames topicNames(FlowProperties properties) {
        return new TopicNames(properties.topicPrefix());
    }

    @Bean
    KafkaSender kafkaSender(KafkaProperties kafka, FlowProperties properties, TopicNames names) {
        var producer = Clients.producer(kafka.buildProducerProperties(), properties.sending());
        return new KafkaSender(producer, new EventCodec(names));
    }

    @Bean
    Relay relay(KafkaSender sender, FlowProperties properties) {
        var settings =
                RelaySettings.DEFAULT
                        .with(properties.sending(), properties.sweepEvery())
                        .gathering(properties.gather());
        return new Relay(sender, settings, InstantSource.system());
    }

    @Bean
    Messaging messaging(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            KafkaProperties kafka,
            FlowProperties properties,
            TopicNames names,
            KafkaSender sender,
            ObjectProvider<MeterRegistry> meters,
            TraceContext traces,
            Clock clock) {
        var settings =
                new Messaging.Settings(
                        kafka.buildConsumerProperties(),
                        names,
                        properties.topicPrefix(),
                        properties.consumerThreads(),
                        properties.gather(),
                        properties.retryAtMost());
        return new Messaging(
                settings,
                AggregatesFactory.careful(client.getDatabase(database)),
                sender,
                meters.getIfAvailable(SimpleMeterRegistry::new),
                traces,
                clock);
    }

    @Bean
    DocumentFaults documentFaults(Messaging messaging) {
        return messaging.documentFaults();
    }

    @Bean
    DeadLetters deadLetters(Messaging messaging) {
        return messaging.deadLetters();
    }

    @Bean
    Topics topics(KafkaProperties kafka, TopicNames names, FlowProperties properties) {
        return topics(kafka, names, properties, properties.brokerWait());
    }

    private static Topics topics(
            KafkaProperties kafka, TopicNames names, FlowProperties properties, Duration wait) {
        return new Topics(
                kafka.buildAdminProperties(),
                names,
                new TopicSettings(
                        properties.partitions(),
                        Optional.ofNullable(properties.replication()),
                        Optional.ofNullable(properties.minInsyncReplicas())),
                wait);
    }

    @Bean
    Republishing republishing(
            ObjectProvider<Aggregates<?, ?, ?>> aggregates,
            KafkaSender sender,
            KafkaProperties kafka,
            FlowProperties properties,
            TopicNames names) {
        return new Republishing(
                aggregates.stream().toList(),
                sender,
                new EventCodec(names),
                topics(kafka, names, properties, REQUEST_WAIT)::ensure);
    }

    @Bean
    Flow flow(
            FlowProperties properties,
            Topics topics,
            Relay relay,
            Messaging messaging,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Aggregates<?, ?, ?>> aggregates,
            ObjectProvider<CheckedDocuments> documents,
            ObjectProvider<EventConsumer<?, ?, ?>> consumers) {
        var registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        var gauges = new OutboxGauges(registry, InstantSource.system());
        return new Flow(
                properties,
                topics,
                relay,
                messaging,
                gauges,
                aggregates.stream().toList(),
                documents.stream().toList(),
                consumers.stream().toList());
    }
}
