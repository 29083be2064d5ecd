package io.amends.complaint.domain.policy;

import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.policy.check.PolicyErrors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which clocks a complaint gets.
///
/// @param packs by name
/// @param choices the first that fits decides; the last one fits everything
public record ClockPolicy(Map<String, ClockPack> packs, List<Choice> choices) {

    /// A rule that chooses a pack; an empty set fits everything.
    ///
    /// @param products in lower case
    /// @param places in lower case
    public record Choice(
            String pack,
            Set<ComplaintType> types,
            Set<String> products,
            Set<String> places,
            Set<Channel> channels) {
        public Choice {
            types = Set.copyOf(types);
            products = Set.copyOf(products);
            places = Set.copyOf(places);
            channels = Set.copyOf(channels);
        }

        boolean fits(
                ComplaintType type,
                @Nullable String product,
                @Nullable String place,
                Channel channel) {
            return (types.isEmpty() || types.contains(type))
                    && (channels.isEmpty() || channels.contains(channel))
                    && fits(products, product)
                    && fits(places, place);
        }

        private static boolean fits(Set<String> names, @Nullable String name) {
            return names.isEmpty()
                    || (name != null && names.contains(name.strip().toLowerCase(Locale.ROOT)));
        }

        boolean fitsEverything() {
            return types.isEmpty() && products.isEmpty() && places.isEmpty() && channels.isEmpty();
        }
    }

    public ClockPolicy {
        packs = Map.copyOf(packs);
        choices = List.copyOf(choices);
    }

    /// The pack for a complaint.
    public ClockPack choose(
            ComplaintType type, @Nullable String product, @Nullable String place, Channel channel) {
        var chosen =
                choices.stream()
                        .filter(choice -> choice.fits(type, product, place, channel))
                        .findFirst()
                        .orElseThrow();
        return Objects.requireNonNull(packs.get(chosen.pack()));
    }

    /// Reads the policy.
    ///
    /// @param calendars the calendars that clocks may name
    /// @return null where there is an error
    public static @Nullable ClockPolicy read(
            ClocksDefinition definition, Calendars calendars, PolicyErrors errors) {
        return new ClockPolicyReader(calendars, errors).read(definition);
    }
}
