package io.amends.followup.application;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.FollowupContract;
import io.amends.eventing.aggregate.AggregateListener;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.followup.domain.Followup;
import io.amends.followup.domain.Result;
import io.amends.followup.domain.SurveyScore;
import io.amends.followup.store.CaseFileRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Business metrics: results of follow-ups and survey scores.
public final class FollowupMetrics implements AggregateListener<CaseFileRecord> {
    private final MeterRegistry registry;

    /// @param registry the registry of the meters
    public FollowupMetrics(MeterRegistry registry) {
        this.registry = registry;
        // Registered at the start: Prometheus does not see an increase of a new series.
        Stream.of(Result.values()).forEach(this::ended);
        SurveyScore.all().forEach(this::answered);
    }

    /// An ended follow-up has no further events. So one that has an event in `events` and is ended
    /// now has ended with them.
    @Override
    public void onChanged(StoredAggregate<CaseFileRecord> stored, List<ContractEvent> events) {
        var file = stored.state().file();
        events.stream()
                .map(event -> ((FollowupContract) event).followup())
                .distinct()
                .map(file::followup)
                .flatMap(Optional::stream)
                .forEach(this::count);
    }

    private void count(Followup followup) {
        var result = followup.result();
        if (result != null) {
            ended(result).increment();
        }
        if (followup.answer() != null) {
            followup.answer().scores().forEach(score -> answered(score).increment());
        }
    }

    private Counter ended(Result result) {
        return Counter.builder("amends.followups")
                .description("follow-ups that came to an end")
                .tag("result", word(result))
                .register(registry);
    }

    private Counter answered(SurveyScore score) {
        return Counter.builder("amends.survey.answers")
                .description("scores that customers gave")
                .tag("question", score.question())
                .tag("band", word(score.band()))
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
