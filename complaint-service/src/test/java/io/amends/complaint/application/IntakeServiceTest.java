package io.amends.complaint.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactField;
import io.amends.complaint.domain.ContactSource;
import io.amends.complaint.domain.ContactStatement;
import io.amends.complaint.domain.Grading;
import io.amends.complaint.domain.Intake;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.store.ComplaintCreationResult;
import io.amends.complaint.store.CustomerStore;
import io.amends.complaint.store.KeyedHash;
import io.amends.complaint.store.StoredComplaints;
import io.amends.complaint.store.StoredComplaints.Sample;
import io.amends.complaint.store.Submission;
import io.amends.contracts.ComplaintType;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A complaint and its customer's data are stored both or, for a refused request, neither; also if
/// the service crashes between the two writes and the request is repeated.
@PlatformTest
class IntakeServiceTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
    private static final Random RANDOM = new Random(3);
    private static final ContactSource CRM = ContactSource.named("integration/crm");

    private static StoredComplaints store;
    private static CustomerStore customers;
    private static IntakeService service;

    @BeforeAll
    static void open(TestSpace space) {
        store = new StoredComplaints(space);
        var hash = new KeyedHash(new byte[32]);
        customers =
                new CustomerStore(
                        store.database, hash, Clock.systemUTC(), DocumentFaults.logging());
        service = new IntakeService(store.complaints, customers);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void repeatedRequestStoresCustomerDataMissingAfterCrash() {
        store.complaints.create(complaint("died", null, MONDAY), key("died-1")); // crashes
        assertThat(customers.find("died")).isEmpty();

        var again =
                service.create(complaint("died", null, TUESDAY), kim("555 1234"), key("died-1"));

        assertThat(again).isInstanceOf(ComplaintCreationResult.Replayed.class);
        assertThat(known("died")).isEqualTo(kim("555 1234"));
    }

    @Test
    void sameComplaintUnderOtherKeyStoresCustomerDataMissingAfterCrash() {
        store.complaints.create(complaint("moved", "T-1", MONDAY), key("moved-1")); // crashes

        var again =
                service.create(complaint("moved", "T-1", TUESDAY), kim("555 1234"), key("moved-2"));

        assertThat(again).isInstanceOf(ComplaintCreationResult.Known.class);
        assertThat(known("moved")).isEqualTo(kim("555 1234"));
    }

    @Test
    void reusedKeyStoresNoCustomerData() {
        service.create(complaint("first", null, MONDAY), kim("555 1"), key("reused"));

        var refused = service.create(complaint("other", null, MONDAY), kim("555 2"), key("reused"));

        assertThat(refused).isInstanceOf(ComplaintCreationResult.KeyReused.class);
        assertThat(customers.find("other")).isEmpty();
        assertThat(known("first")).isEqualTo(kim("555 1"));
    }

    @Test
    void takenExternalIdLeavesKnownCustomerUnchanged() {
        service.create(complaint("taken", "T-2", MONDAY), kim("555 1"), key("taken-1"));
        var other =
                new Open(sample("taken", "T-2", TUESDAY, "other words"), "front-desk", null, null);

        var refused = service.create(other, kim("555 2"), key("taken-2"));

        assertThat(refused).isInstanceOf(ComplaintCreationResult.Taken.class);
        assertThat(known("taken")).isEqualTo(kim("555 1"));
    }

    @Test
    void lateRepeatedRequestRestoresNoOldValues() {
        service.create(complaint("late", null, MONDAY), kim("555 1"), key("late-1"));
        service.create(complaint("late", null, TUESDAY), kim("555 2"), key("late-2"));

        service.create(complaint("late", null, TUESDAY), kim("555 1"), key("late-1"));

        assertThat(known("late")).isEqualTo(kim("555 2"));
    }

    @Test
    void importAddsMissingValuesButReplacesNoLaterOnes() {
        customers.upsert("old", kim("555 2"), CRM, TUESDAY);

        customers.upsert("old", List.of(phone("555 1"), language("el")), CRM, MONDAY);

        assertThat(known("old"))
                .containsExactlyInAnyOrder(name("Kim"), phone("555 2"), language("el"));
    }

    @Test
    void repeatedValueStaysLatestDespiteLateArrivals() {
        customers.upsert("again", List.of(phone("555 1")), CRM, MONDAY);
        customers.upsert("again", List.of(phone("555 1")), CRM, TUESDAY);

        customers.upsert("again", List.of(phone("555 2")), CRM, MONDAY.plusSeconds(1));

        assertThat(known("again")).containsExactly(phone("555 1"));
    }

    @Test
    void knownValuesAreNotWrittenAgain() {
        customers.upsert("same", kim("555"), CRM, MONDAY);
        var before = stored("same");

        customers.upsert("same", kim("555"), CRM, MONDAY);
        customers.upsert("same", List.of(name("Kim")), CRM, MONDAY);

        assertThat(stored("same")).isEqualTo(before);
    }

    @Test
    void concurrentRequestsLoseNoValues() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                var phone = phone("555 " + i);
                var at = MONDAY.plusSeconds(i);
                threads.submit(() -> customers.upsert("many", List.of(name("Kim")), CRM, at));
                threads.submit(() -> customers.upsert("many", List.of(language("el")), CRM, at));
                threads.submit(() -> customers.upsert("many", List.of(phone), CRM, at));
            }
        }
        assertThat(known("many"))
                .containsExactlyInAnyOrder(name("Kim"), phone("555 19"), language("el"));
    }

    @Test
    void changeOnOlderVersionIsNotStored() {
        var first = customers.upsertIfVersion("v", 0, kim("555 1"), CRM, MONDAY).orElseThrow();

        assertThat(customers.upsertIfVersion("v", 0, kim("555 2"), CRM, TUESDAY)).isEmpty();
        assertThat(customers.upsertIfVersion("v", first.version(), kim("555 3"), CRM, TUESDAY))
                .hasValueSatisfying(it -> assertThat(it.version()).isEqualTo(2));
        assertThat(known("v")).contains(phone("555 3"));
    }

    @Test
    void changedAddressOfCustomerGivesNextCustomerAnotherId() {
        var email = List.of(ContactDetail.of(ContactField.EMAIL, "desk@example.org"));
        var other = List.of(ContactDetail.of(ContactField.EMAIL, "new@example.org"));
        var first = customers.idOf(email, CRM, "request-1");
        customers.upsert(first, email, CRM, MONDAY);
        customers.upsert(first, other, CRM, TUESDAY);

        assertThat(customers.idOf(other, CRM, "request-2")).isEqualTo(first);
        assertThat(customers.idOf(email, CRM, "request-3"))
                .isNotEqualTo(first)
                .isEqualTo(customers.idOf(email, CRM, "request-3"));
    }

    private static List<ContactDetail> kim(String phone) {
        return List.of(name("Kim"), phone(phone));
    }

    private static ContactDetail name(String name) {
        return ContactDetail.of(ContactField.NAME, name);
    }

    private static ContactDetail phone(String phone) {
        return ContactDetail.of(ContactField.PHONE, phone);
    }

    private static ContactDetail language(String language) {
        return ContactDetail.of(ContactField.LANGUAGE, language);
    }

    private static List<ContactDetail> known(String customer) {
        var contact = customers.find(customer).orElseThrow().contact();
        return Arrays.stream(ContactField.values())
                .flatMap(it -> contact.inForce(it).stream())
                .map(ContactStatement::detail)
                .toList();
    }

    private static @Nullable Document stored(String customer) {
        return store.database
                .getCollection("customers")
                .find(new Document("_id", customer))
                .first();
    }

    private static Submission key(String key) {
        return new Submission("integration/crm", "crm", key);
    }

    private static Open complaint(String customer, @Nullable String externalId, Instant at) {
        return new Open(sample(customer, externalId, at, customer), "front-desk", null, null);
    }

    private static Intake sample(
            String customer, @Nullable String externalId, Instant at, String fingerprint) {
        return new Sample(
                        customer,
                        "crm",
                        externalId,
                        ComplaintType.STAFF_ATTITUDE,
                        null,
                        new Grading(2, 2, 2),
                        at,
                        fingerprint)
                .under(Reference.draw(RANDOM));
    }
}
