package io.amends.complaint.domain.policy;

import io.amends.calendar.DueTime;
import io.amends.calendar.OutsideHours;
import io.amends.calendar.TimeLimit;
import io.amends.complaint.domain.policy.ClockPolicy.Choice;
import io.amends.complaint.domain.policy.ClockRule.Met;
import io.amends.complaint.domain.policy.ClockRule.Start;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Money;
import io.amends.contracts.WaitingFor;
import io.amends.policy.check.PolicyErrors;
import io.amends.policy.check.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the policy of clocks; reports everything that is wrong in it.
final class ClockPolicyReader {
    private static final String ANSWER = "answer";

    private final Calendars calendars;
    private final PolicyErrors errors;

    ClockPolicyReader(Calendars calendars, PolicyErrors errors) {
        this.calendars = calendars;
        this.errors = errors;
    }

    @Nullable ClockPolicy read(ClocksDefinition definition) {
        var packs = packs(definition.packs());
        var choices = choices(definition.choose(), packs.keySet());
        return errors.isEmpty() ? new ClockPolicy(packs, choices) : null;
    }

    private Map<String, ClockPack> packs(
            @Nullable Map<String, ClocksDefinition.@Nullable Pack> packs) {
        var found = new LinkedHashMap<String, ClockPack>();
        var at = errors.at("packs");
        if (packs == null || packs.isEmpty()) {
            at.add("needs at least one pack");
            return found;
        }
        packs.forEach(
                (name, pack) -> {
                    at.at(name).check(Words.isName(name), Words.expectedName());
                    found.put(name, new ClockPack(name, clocks(pack, at.at(name))));
                });
        return found;
    }

    private List<ClockRule> clocks(ClocksDefinition.@Nullable Pack pack, PolicyErrors at) {
        var rules = pack == null ? null : pack.clocks();
        if (rules == null || rules.isEmpty()) {
            at.at("clocks").add("needs at least one clock");
            return List.of();
        }
        var clocks = new ArrayList<ClockRule>();
        var names = new HashSet<String>();
        for (var index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            var place = at.at("clocks").at(index);
            if (!place.required(rule) || rule == null) {
                continue;
            }
            var clock = clock(rule, place);
            if (clock != null) {
                clocks.add(clock);
                place.at("name")
                        .check(
                                names.add(clock.name()),
                                "there is such a clock in this pack already");
            }
        }
        if (clocks.size() == rules.size()) {
            at.at("clocks")
                    .check(
                            clocks.stream().anyMatch(ClockRule::isAnswer),
                            "needs a clock from the receipt that a decision meets and that is not"
                                    + " optional: it says when an answer is due");
        }
        return clocks;
    }

    private @Nullable ClockRule clock(ClocksDefinition.Rule rule, PolicyErrors at) {
        var name = rule.name();
        var named =
                at.at("name").required(name)
                        && name != null
                        && at.at("name").check(Words.isName(name), Words.expectedName());
        var due = Words.read(rule.due(), DueTime.class, DueTime.CLOSING, at.at("due"));
        var outside =
                Words.read(
                        rule.outside(),
                        OutsideHours.class,
                        OutsideHours.AS_RECEIVED,
                        at.at("outside"));
        var within = limit(rule.within(), due, outside, at.at("within"));
        var fromSettings = rule.within() == null && ANSWER.equals(name);
        if (!fromSettings) {
            at.at("within").required(rule.within());
        }
        var calendar = rule.calendar() == null ? calendars.defaultName() : rule.calendar();
        at.at("calendar")
                .check(
                        calendars.has(calendar),
                        "`" + calendar + "` is no calendar; there are " + calendars.names());
        var from = Words.read(rule.from(), Start.class, Start.RECEIPT, at.at("from"));
        var met = Words.read(rule.met(), Met.class, usual(name), at.at("met"));
        var pausedBy = Words.read(rule.pausedBy(), WaitingFor.class, at.at("pausedBy"));
        var payment = payment(rule.payment(), at.at("payment"));
        if (!named || name == null || within == null && !fromSettings) {
            return null;
        }
        var again = !Boolean.FALSE.equals(rule.again());
        var optional = Boolean.TRUE.equals(rule.optional());
        return new ClockRule(name, within, calendar, from, again, met, pausedBy, optional, payment);
    }

    private static Met usual(@Nullable String name) {
        return switch (name) {
            case "acknowledge" -> Met.ACKNOWLEDGED;
            case "first_answer" -> Met.ANSWERED;
            case null, default -> Met.DECIDED;
        };
    }

    private static @Nullable TimeLimit limit(
            @Nullable String text, DueTime due, OutsideHours outside, PolicyErrors at) {
        if (text == null) {
            return null;
        }
        var limit = TimeLimitText.parse(text, due, outside).orElse(null);
        at.check(limit != null, "`" + text + "` " + TimeLimitText.EXPECTED);
        return limit;
    }

    private static @Nullable Money payment(
            ClocksDefinition.@Nullable Payment payment, PolicyErrors at) {
        if (payment == null) {
            return null;
        }
        var amount = payment.amount();
        var currency = payment.currency();
        if (!(at.at("amount").required(amount) & at.at("currency").required(currency))
                || amount == null
                || currency == null) {
            return null;
        }
        try {
            var money = new Money(new BigDecimal(amount), currency);
            return at.at("amount").check(money.amount().signum() > 0, "should be more than 0")
                    ? money
                    : null;
        } catch (IllegalArgumentException wrong) { // also of a text that is no number
            at.add("is no amount of money: " + wrong.getMessage());
            return null;
        }
    }

    private List<Choice> choices(
            @Nullable List<ClocksDefinition.@Nullable Choice> rules, Set<String> packs) {
        var at = errors.at("choose");
        if (rules == null || rules.isEmpty()) {
            at.add("needs at least one rule, the last one without conditions");
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        for (var index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            if (at.at(index).required(rule) && rule != null) {
                choices.add(choice(rule, packs, at.at(index)));
            }
        }
        checkOrder(choices, at);
        return choices;
    }

    private static Choice choice(ClocksDefinition.Choice rule, Set<String> packs, PolicyErrors at) {
        var pack = rule.pack();
        if (at.at("pack").required(pack)) {
            at.at("pack")
                    .check(
                            packs.contains(String.valueOf(pack)),
                            "`" + pack + "` is no pack; there are " + Words.sorted(packs));
        }
        return new Choice(
                String.valueOf(pack),
                Words.read(rule.type(), ComplaintType.class, at.at("type")),
                Words.names(rule.product(), at.at("product")),
                Words.names(rule.place(), at.at("place")),
                Words.read(rule.channel(), Channel.class, at.at("channel")));
    }

    private static void checkOrder(List<Choice> choices, PolicyErrors at) {
        for (var index = 0; index < choices.size(); index++) {
            var last = index == choices.size() - 1;
            var everything = choices.get(index).fitsEverything();
            if (last) {
                at.at(index).check(everything, "the last rule must have no conditions");
            } else {
                at.at(index).check(!everything, "fits everything: the rules after it are in vain");
            }
        }
    }
}
