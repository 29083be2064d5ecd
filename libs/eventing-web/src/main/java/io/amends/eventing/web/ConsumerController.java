package io.amends.eventing.web;

import io.amends.eventing.consuming.ConsumerMonitor;
import io.amends.eventing.consuming.ConsumerState;
import io.amends.eventing.consuming.RecordSkipper;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints to inspect a service's consumers and skip records, for operators.
@RestController
@RequestMapping("/consumers")
public final class ConsumerController {
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NAME = 200;

    private final ObjectProvider<ConsumerMonitor> monitor;
    private final ObjectProvider<RecordSkipper> skipper;

    ConsumerController(
            ObjectProvider<ConsumerMonitor> monitor, ObjectProvider<RecordSkipper> skipper) {
        this.monitor = monitor;
        this.skipper = skipper;
    }

    /// A request to skip records, with its reason.
    ///
    /// @param afterOffset of the last record to be skipped
    @Schema(
            example =
                    "{\"topic\": \"amends.interactions\", \"partition\": 3, \"afterOffset\": 1017,"
                            + " \"reason\": \"A record that no release can read.\"}")
    record Skip(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long afterOffset,
            @Nullable String reason)
            implements ValidatedBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .text("topic", topic, LONGEST_NAME)
                    .required("partition", partition)
                    .range("partition", partition, 0, Integer.MAX_VALUE)
                    .required("afterOffset", afterOffset)
                    .check(
                            afterOffset == null || afterOffset >= 0,
                            "afterOffset",
                            "must not be negative")
                    .text("reason", reason, LONGEST_REASON);
        }
    }

    /// How many records are skipped.
    record Skipped(String consumer, long skipped) {}

    /// The progress of a consumer.
    ///
    /// @param parked events that wait for an earlier one, or for a full outbox
    /// @param fullOutboxes ids of aggregates whose outbox is too full for the effect of an event
    record ConsumerResponse(
            String consumer,
            long lag,
            Duration stalled,
            long parked,
            List<String> fullOutboxes,
            List<PartitionResponse> partitions) {
        static ConsumerResponse of(ConsumerState state) {
            return new ConsumerResponse(
                    state.consumer(),
                    state.lag(),
                    state.stalled(),
                    state.parked(),
                    state.fullOutboxes(),
                    state.partitions().stream().map(PartitionResponse::of).toList());
        }
    }

    /// A partition with records to consume.
    record PartitionResponse(String topic, int partition, long next, long end, Duration stalled) {
        static PartitionResponse of(ConsumerState.PartitionState state) {
            return new PartitionResponse(
                    state.topic(), state.partition(), state.next(), state.end(), state.stalled());
        }
    }

    /// The consumer's progress, as the broker reports it for all instances of the service.
    @Operation(
            operationId = "getConsumer",
            summary = "Read how far a consumer has come",
            description = "As the broker knows it of all copies of the service.")
    @GetMapping("/{id}")
    ConsumerResponse find(@PathVariable("id") String consumer, Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
        var all = required(monitor);
        all.measure();
        return all.states().stream()
                .filter(state -> state.consumer().equals(consumer))
                .findFirst()
                .map(ConsumerResponse::of)
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "This service has no such consumer, but "
                                                + String.join(
                                                        ", ",
                                                        all.states().stream()
                                                                .map(ConsumerState::consumer)
                                                                .toList())
                                                + "."));
    }

    /// Skips the unconsumed records of a partition up to an offset.
    @Operation(
            operationId = "skipRecords",
            summary = "Skip records of a topic",
            description = "Those that the consumer has not consumed yet, up to one.")
    @PostMapping("/{id}/skip")
    Skipped skip(@PathVariable("id") String consumer, @RequestBody Skip skip, Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
        var skipped =
                required(skipper)
                        .skip(
                                consumer,
                                Objects.requireNonNull(skip.topic()),
                                Objects.requireNonNull(skip.partition()),
                                Objects.requireNonNull(skip.afterOffset()),
                                Objects.requireNonNull(skip.reason()),
                                caller.name());
        return new Skipped(consumer, skipped);
    }

    private static <T> T required(ObjectProvider<T> provider) {
        return provider.getIfAvailable(
                () -> {
                    throw Problem.notFound("This service consumes no events.");
                });
    }
}
