package io.amends.complaint.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.domain.CustomerMatch.Ambiguous;
import io.amends.complaint.domain.CustomerMatch.Candidate;
import io.amends.complaint.domain.CustomerMatch.Known;
import io.amends.complaint.domain.CustomerMatch.New;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of the README: the match for an e-mail address, a telephone number, or both.
class CustomerMatchTest {
    private static final ContactSource CRM = ContactSource.named("integration/crm");
    private static final ContactSource SHOP = ContactSource.named("integration/shop");

    /// Customers as `id:email/phone`, in the order in which they became known; `-` is absent.
    @ParameterizedTest
    @CsvSource({
        // said,  known,                  meant
        "a/-,     ,                       new",
        "-/1,     ,                       new",
        "a/1,     ,                       new",
        "a/-,     C:a/-,                  C",
        "a/-,     C:a/1,                  C",
        "-/1,     C:-/1,                  C",
        "-/1,     C:a/1,                  C",
        "a/1,     C:a/1,                  C",
        "a/1,     C:a/-,                  C",
        "a/1,     C:-/1,                  C",
        "a/1,     C:b/1,                  new",
        "a/1,     C:a/2,                  new",
        "a/1,     C:a/- D:-/1,            C",
        "a/1,     D:-/1 C:a/-,            C",
        "a/1,     C:a/- D:a/1,            D",
        "a/1,     C:a/- D:b/1,            C",
        "a/1,     C:a/2 D:-/1,            D",
        "a/1,     C:a/2 D:b/1,            new",
        "a/1,     C:a/2 D:a/1,            D",
        "a/1,     C:a/1 D:a/1,            C",
        "a/-,     C:a/1 D:a/-,            C",
        "a/-,     C:a/1 D:a/2,            ambiguous",
        "-/1,     C:a/1 D:b/1,            ambiguous",
        "-/1,     C:a/1 D:-/1,            C",
        "-/1,     C:a/1 D:b/1 E:-/1,      ambiguous",
        "c/1,     C:a/1 D:b/1 E:-/1,      E",
        "b/-,     C:a/1 D:b/1,            D",
    })
    void oneContradictionMeansAnotherCustomer(String said, String known, String meant) {
        var match = CustomerMatch.among(candidates(known), details(said), CRM);

        assertThat(match)
                .isEqualTo(
                        switch (meant) {
                            case "new" -> new New();
                            case "ambiguous" -> new Ambiguous();
                            default -> new Known(meant);
                        });
    }

    @Test
    void proposedAddressMatchesOnlyForItsSource() {
        var contact =
                ContactRecord.EMPTY
                        .with(details("a/1"), CRM, SampleComplaints.MONDAY)
                        .with(details("b/-"), SHOP, SampleComplaints.LATER);
        var known = List.of(new Candidate("C", SampleComplaints.MONDAY, contact));

        assertThat(CustomerMatch.among(known, details("b/-"), CRM)).isEqualTo(new New());
        assertThat(CustomerMatch.among(known, details("b/1"), CRM)).isEqualTo(new New());
        assertThat(CustomerMatch.among(known, details("b/-"), SHOP)).isEqualTo(new Known("C"));
        assertThat(CustomerMatch.among(known, details("b/1"), SHOP)).isEqualTo(new Known("C"));
        assertThat(CustomerMatch.among(known, details("a/1"), SHOP)).isEqualTo(new Known("C"));
    }

    @Test
    void nameIsNotAnIdentifier() {
        var name = List.of(ContactDetail.of(ContactField.NAME, "Kim"));
        var contact = ContactRecord.EMPTY.with(name, CRM, SampleComplaints.MONDAY);

        assertThat(
                        CustomerMatch.among(
                                List.of(new Candidate("C", SampleComplaints.MONDAY, contact)),
                                name,
                                CRM))
                .isEqualTo(new New());
    }

    private static List<Candidate> candidates(String known) {
        var candidates = new ArrayList<Candidate>();
        for (var one : known == null ? new String[0] : known.split(" ")) {
            var parts = one.split(":");
            var contact = ContactRecord.EMPTY.with(details(parts[1]), CRM, SampleComplaints.MONDAY);
            var since = SampleComplaints.MONDAY.plusSeconds(candidates.size());
            candidates.add(new Candidate(parts[0], since, contact));
        }
        return candidates;
    }

    private static List<ContactDetail> details(String written) {
        var parts = Arrays.asList(written.split("/"));
        var details = new ArrayList<ContactDetail>();
        if (!parts.get(0).equals("-")) {
            details.add(ContactDetail.of(ContactField.EMAIL, parts.get(0)));
        }
        if (!parts.get(1).equals("-")) {
            details.add(ContactDetail.of(ContactField.PHONE, parts.get(1)));
        }
        return details;
    }
}
