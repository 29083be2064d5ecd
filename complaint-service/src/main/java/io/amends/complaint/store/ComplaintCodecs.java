package io.amends.complaint.store;

import io.amends.calendar.TimeLimit;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import java.util.Map;
import org.bson.codecs.configuration.CodecRegistry;

/// How complaints and their events are stored.
final class ComplaintCodecs {
    private static final EventNames<TimeLimit> LIMITS =
            EventNames.of(
                    TimeLimit.class,
                    Map.of(
                            "open-time", TimeLimit.OpenTime.class,
                            "elapsed-time", TimeLimit.ElapsedTime.class,
                            "business-days", TimeLimit.BusinessDays.class,
                            "calendar-days", TimeLimit.CalendarDays.class));

    static final CodecRegistry REGISTRY =
            Codecs.registry(Codecs.sealed(TimeLimit.class, LIMITS, Codecs.registry()));

    private ComplaintCodecs() {}
}
