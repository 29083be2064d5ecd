package io.amends.complaint.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.Grading;
import io.amends.complaint.domain.Intake;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Sort keys order like the instants and priorities that they encode.
class OrderingTest {
    private static final long CENTURY = 100L * 365 * 24 * 3600;

    @Test
    void sortKeysOrderLikeInstants() {
        var random = new Random(11);
        for (var i = 0; i < 10_000; i++) {
            var one =
                    Instant.ofEpochSecond(
                            random.nextLong(CENTURY), 1_000_000L * random.nextInt(1000));
            var other = one.plusMillis(random.nextLong(-1_000, 1_000));
            if (!other.isBefore(Instant.EPOCH)) {
                assertThat(Integer.signum(SortKeys.instant(one).compareTo(SortKeys.instant(other))))
                        .isEqualTo(Integer.signum(one.compareTo(other)));
            }
        }
    }

    @Test
    void complaintsWithoutClockSortAfterDueOnes() {
        var armed = SortKeys.of(complaint("2030-01-01T00:00:00Z", 1, true));
        var unarmed = SortKeys.of(complaint("2020-01-01T00:00:00Z", 1, false));

        assertThat(armed.due()).isLessThan(unarmed.due());
        assertThat(armed.received()).isGreaterThan(unarmed.received());
    }

    @Test
    void higherPrioritySortsFirstRegardlessOfDueTime() {
        var grave = SortKeys.of(complaint("2030-01-01T00:00:00Z", 4, true));
        var mild = SortKeys.of(complaint("2020-01-01T00:00:00Z", 1, true));

        assertThat(grave.priority()).isLessThan(mild.priority());
    }

    private static Complaint complaint(String receivedAt, int grade, boolean armed) {
        var at = Instant.parse(receivedAt);
        var intake =
                new Intake(
                        "7K2M-94QX",
                        "c-1",
                        null,
                        null,
                        ComplaintType.STAFF_ATTITUDE,
                        "rude",
                        null,
                        Channel.WEB,
                        null,
                        null,
                        new Grading(grade, grade, grade),
                        null,
                        null,
                        null,
                        at,
                        at.plusSeconds(60),
                        armed,
                        null,
                        null,
                        null);
        return Complaint.from(new Opened(intake, "front-desk", null));
    }
}
