package io.amends.system;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/// Customers' scores at one instant, without the ids of the events, which differ from run to run.
///
/// @param terms each term's contribution, satisfaction's and loyalty's
record Scores(double satisfaction, double loyalty, Map<String, Double> terms) {

    static Map<String, Scores> of(Client client, Collection<String> customers, Instant asOf) {
        var scores = new ConcurrentHashMap<String, Scores>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            customers.stream()
                    .map(
                            customer ->
                                    threads.submit(
                                            () ->
                                                    scores.put(
                                                            customer, one(client, customer, asOf))))
                    .toList()
                    .forEach(Scores::joined);
        }
        return scores;
    }

    private static void joined(java.util.concurrent.Future<?> future) {
        try {
            future.get();
        } catch (java.util.concurrent.ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Scores one(Client client, String customer, Instant asOf) {
        var body = client.get("/customers/" + customer + "/score?asOf=" + asOf).expect(200).body();
        var terms = new TreeMap<String, Double>();
        addTerms(terms, "satisfaction", body.path("satisfaction"));
        addTerms(terms, "loyalty", body.path("loyalty"));
        return new Scores(
                body.path("satisfaction").path("value").asDouble(),
                body.path("loyalty").path("value").asDouble(),
                terms);
    }

    private static void addTerms(Map<String, Double> terms, String of, JsonNode score) {
        for (var term : score.path("because")) {
            terms.put(
                    of + " " + term.path("term").asString(), term.path("contribution").asDouble());
        }
    }
}
