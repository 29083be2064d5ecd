package io.amends.satisfaction.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.contracts.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TierCutsTest {
    private static final TierCuts CUTS = new TierCuts(10_000, 1_000, 100);

    @Test
    void thousandDistinctValuesMatchTierSharesExactly() {
        var values = LongStream.rangeClosed(1, 1000).asDoubleStream().toArray();
        var cuts = TierCuts.of(values, TierShares.DEFAULT);

        assertThat(count(values, cuts, Tier.TOP)).isEqualTo(10);
        assertThat(count(values, cuts, Tier.LARGE)).isEqualTo(190);
        assertThat(count(values, cuts, Tier.MEDIUM)).isEqualTo(300);
        assertThat(count(values, cuts, Tier.SMALL)).isEqualTo(500);
    }

    @Test
    void cutsDoNotDependOnOrderOfCustomers() {
        var values = new Random(7).longs(501, 0, 50).asDoubleStream().toArray();
        var shuffled =
                Arrays.stream(values).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(shuffled, new Random(8));

        assertThat(
                        TierCuts.of(
                                shuffled.stream().mapToDouble(Double::doubleValue).toArray(),
                                TierShares.DEFAULT))
                .isEqualTo(TierCuts.of(values, TierShares.DEFAULT));
    }

    @Test
    void customerWithoutSpendIsSmall() {
        var cuts = TierCuts.of(new double[] {0, 0, 0}, TierShares.DEFAULT);

        assertThat(cuts.next(null, 0)).isEqualTo(Tier.SMALL);
        assertThat(TierCuts.of(new double[0], TierShares.DEFAULT).next(null, 5))
                .isEqualTo(Tier.SMALL);
    }

    @Test
    void newCustomerGetsTierOfValue() {
        assertThat(CUTS.next(null, 1_000)).isEqualTo(Tier.LARGE);
        assertThat(CUTS.next(null, 999)).isEqualTo(Tier.MEDIUM);
    }

    @Test
    void valueWithinTenPercentOfCutKeepsTier() {
        assertThat(CUTS.next(Tier.MEDIUM, 1_099)).isEqualTo(Tier.MEDIUM);
        assertThat(CUTS.next(Tier.MEDIUM, 1_100)).isEqualTo(Tier.LARGE);
        assertThat(CUTS.next(Tier.LARGE, 900)).isEqualTo(Tier.LARGE);
        assertThat(CUTS.next(Tier.LARGE, 899)).isEqualTo(Tier.MEDIUM);
    }

    @Test
    void largeChangeSkipsTiers() {
        assertThat(CUTS.next(Tier.TOP, 0)).isEqualTo(Tier.SMALL);
        assertThat(CUTS.next(Tier.SMALL, 1_000_000)).isEqualTo(Tier.TOP);
    }

    @Test
    void valueOscillatingWithinTenPercentOfCutChangesTierAtMostOnce() {
        var tiers = new ArrayList<Tier>();
        var tier = CUTS.next(null, 1_000);
        for (var night : IntStream.range(0, 100).toArray()) {
            tier = CUTS.next(tier, night % 2 == 0 ? 950 : 1_050);
            tiers.add(tier);
        }

        assertThat(tiers).containsOnly(Tier.LARGE);
    }

    @Test
    void valuesBeyondSixtyFourBitsAreSorted() {
        var cuts = TierCuts.of(new double[] {1e25, 1e20, 1e12, 1}, new TierShares(.25, .25, .25));

        assertThat(cuts.next(null, 1e25)).isEqualTo(Tier.TOP);
        assertThat(cuts.next(null, 1e20)).isEqualTo(Tier.LARGE);
        assertThat(cuts.next(null, 1e12)).isEqualTo(Tier.MEDIUM);
        assertThat(TierCuts.of(new double[] {1e25}, new TierShares(0, 0, 0)).next(null, 1e25))
                .isEqualTo(Tier.SMALL);
    }

    @Test
    void sharesAboveOneAreRefused() {
        assertThatThrownBy(() -> new TierShares(.5, .5, .5)).hasMessageContaining("at most 1");
    }

    private static long count(double[] values, TierCuts cuts, Tier tier) {
        return Arrays.stream(values).filter(value -> cuts.of(value) == tier).count();
    }
}
