package io.amends.followup;

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
import org.springframework.stereotype.Component;

/// The business figures: how follow-ups end, and what customers answer.
@Component
class FollowupMetrics implements AggregateListener<CaseFileRecord> {
    private final MeterRegistry registry;

    FollowupMetrics(MeterRegistry registry) {
        this.registry = registry;
        // There from the start, so that a rate can be seen from the first one on.
        Stream.of(Result.values()).forEach(this::ended);
        SurveyScore.all().forEach(this::given);
    }

    /// Nothing happens to a follow-up that is over. So one that something has just happened to, and
    /// that is over now, has just ended.
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
            followup.answer().marks().forEach(mark -> given(mark).increment());
        }
    }

    private Counter ended(Result result) {
        return Counter.builder("amends.followups")
                .description("follow-ups that came to an end")
                .tag("result", word(result))
                .register(registry);
    }

    private Counter given(SurveyScore mark) {
        return Counter.builder("amends.survey.answers")
                .description("marks that customers gave")
                .tag("question", mark.question())
                .tag("band", word(mark.band()))
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
