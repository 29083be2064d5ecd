package io.amends.complaint.domain;

import static io.amends.complaint.domain.ContactField.EMAIL;
import static io.amends.complaint.domain.ContactField.NAME;
import static io.amends.complaint.domain.ContactField.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContactRecordTest {
    private static final ContactSource CRM = ContactSource.named("integration/crm");
    private static final ContactSource SHOP = ContactSource.named("integration/shop");
    private static final ContactSource KIM = ContactSource.named("agent/kim");
    private static final ContactSource PAT = ContactSource.named("supervisor/pat");

    @Test
    void integrationReplacesItsOwnEarlierValue() {
        var record = said(said(ContactRecord.EMPTY, CRM, PHONE, "1", 1), CRM, PHONE, "2", 2);

        assertThat(inForce(record, PHONE)).isEqualTo("2");
        assertThat(record.proposals()).isEmpty();
        assertThat(record.statements()).hasSize(1);
    }

    @Test
    void otherIntegrationsValueIsProposedAlsoForEmptyFields() {
        var record = said(ContactRecord.EMPTY, CRM, NAME, "Kim", 1);
        record = said(record, SHOP, NAME, "Mallory", 2);
        record = said(record, SHOP, PHONE, "666", 2);

        assertThat(inForce(record, NAME)).isEqualTo("Kim");
        assertThat(record.inForce(PHONE)).isEmpty();
        assertThat(proposals(record)).containsExactly("NAME Mallory", "PHONE 666");

        record = said(record, SHOP, PHONE, "667", 3);
        assertThat(proposals(record)).containsExactly("NAME Mallory", "PHONE 667");
        assertThat(inForce(said(record, CRM, PHONE, "1", 4), PHONE)).isEqualTo("1");
    }

    @Test
    void agentsValueStaysInForceOverLaterIntegrationValues() {
        var record = said(ContactRecord.EMPTY, CRM, PHONE, "1", 1);
        record = said(record, KIM, PHONE, "2", 2);
        record = said(record, CRM, PHONE, "3", 3);

        assertThat(inForce(record, PHONE)).isEqualTo("2");
        assertThat(proposals(record)).containsExactly("PHONE 3");
        assertThat(inForce(said(record, PAT, PHONE, "4", 4), PHONE)).isEqualTo("4");
    }

    @Test
    void integrationValueIsProposedForCustomerIntroducedByStaff() {
        var record = said(ContactRecord.EMPTY, KIM, NAME, "Kim", 1);

        record = said(record, CRM, PHONE, "1", 2);

        assertThat(record.inForce(PHONE)).isEmpty();
        assertThat(proposals(record)).containsExactly("PHONE 1");
    }

    @Test
    void agentAcceptsProposalWithSameValueAndDeclinesItWithAnother() {
        var proposed = said(said(ContactRecord.EMPTY, CRM, PHONE, "1", 1), SHOP, PHONE, "2", 2);

        var accepted = said(proposed, KIM, PHONE, "2", 3);
        var declined = said(proposed, KIM, PHONE, "1", 3);

        assertThat(inForce(accepted, PHONE)).isEqualTo("2");
        assertThat(accepted.proposals()).isEmpty();
        assertThat(inForce(declined, PHONE)).isEqualTo("1");
        assertThat(declined.proposals()).isEmpty();
        assertThat(proposals(said(declined, SHOP, PHONE, "2", 4))).containsExactly("PHONE 2");
    }

    @Test
    void sameValueInOtherSpellingIsNoProposal() {
        var record = said(ContactRecord.EMPTY, CRM, PHONE, "+44 161", 1);
        var other = new ContactDetail(PHONE, "0044 161", "+44 161");

        assertThat(record.with(List.of(other), SHOP, at(2)).proposals()).isEmpty();
    }

    @Test
    void repeatedEarlierValueIsLatestStatement() {
        var record = said(ContactRecord.EMPTY, CRM, PHONE, "1", 1);
        record = said(record, CRM, PHONE, "2", 2);
        record = said(record, CRM, PHONE, "1", 4);

        record = said(record, CRM, PHONE, "2", 3); // arrives late

        assertThat(inForce(record, PHONE)).isEqualTo("1");
    }

    @Test
    void repeatedUnchangedValueIsNewerThanLateArrival() {
        var record = said(ContactRecord.EMPTY, CRM, PHONE, "1", 1);
        record = said(record, CRM, PHONE, "1", 3);

        assertThat(inForce(said(record, CRM, PHONE, "2", 2), PHONE)).isEqualTo("1");
    }

    @Test
    void orderOfArrivalDoesNotMatterAlsoWhereInstantsAreEqual() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var statements = new ArrayList<ContactStatement>();
            for (var i = 0; i < 12; i++) {
                var source = random.nextBoolean() ? CRM : random.nextBoolean() ? KIM : PAT;
                var field = random.nextBoolean() ? PHONE : EMAIL;
                var value = String.valueOf(random.nextInt(4));
                statements.add(
                        new ContactStatement(
                                ContactDetail.of(field, value), source, at(random.nextInt(4))));
            }
            var first = after(statements);
            Collections.shuffle(statements, random);
            var second = after(statements);

            for (var field : ContactField.values()) {
                assertThat(second.inForce(field))
                        .as("seed %s, %s", seed, field)
                        .isEqualTo(first.inForce(field));
            }
        }
    }

    @Test
    void integrationIdentifiesCustomerByValuesInForceAndItsOwn() {
        var record = said(ContactRecord.EMPTY, CRM, EMAIL, "a", 1);
        record = said(record, SHOP, EMAIL, "b", 2);

        assertThat(record.knownTo(SHOP, EMAIL)).extracting("value").containsExactly("a", "b");
        assertThat(record.knownTo(CRM, EMAIL)).extracting("value").containsExactly("a");
        assertThat(record.knownTo(KIM, EMAIL)).extracting("value").containsExactly("a");
    }

    /// The record after the statements; in every order one integration introduces the customer.
    private static ContactRecord after(List<ContactStatement> statements) {
        var record = said(ContactRecord.EMPTY, CRM, NAME, "Kim", 0);
        for (var statement : statements) {
            record = record.with(List.of(statement.detail()), statement.source(), statement.at());
        }
        return record;
    }

    private static ContactRecord said(
            ContactRecord record, ContactSource source, ContactField field, String value, int at) {
        return record.with(List.of(ContactDetail.of(field, value)), source, at(at));
    }

    private static String inForce(ContactRecord record, ContactField field) {
        return record.inForce(field).orElseThrow().detail().value();
    }

    private static List<String> proposals(ContactRecord record) {
        return record.proposals().stream()
                .map(it -> it.field() + " " + it.detail().value())
                .toList();
    }

    private static Instant at(int second) {
        return SampleComplaints.MONDAY.plusSeconds(second);
    }
}
