package io.amends.embedded.mongo.contract;

import static io.amends.embedded.mongo.contract.Contract.jsons;
import static io.amends.embedded.mongo.contract.Contract.list;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Aggregation: results of its stages, and unknown stages.
interface AggregateContract extends Contract {

    @Test
    default void aggregates() {
        var things =
                things(
                        "{_id: 1, team: 'a', n: 1, tags: ['x', 'y']}",
                        "{_id: 2, team: 'b', n: 2, tags: ['x']}",
                        "{_id: 3, team: 'a', n: 3, tags: []}",
                        "{_id: 4, team: 'c', n: 4}");

        assertThat(
                        list(
                                things.aggregate(
                                        jsons(
                                                "{$match: {team: {$in: ['a', 'b']}}}",
                                                "{$group: {_id: '$team', sum: {$sum: '$n'}, count: {$sum: 1}, avg: {$avg: '$n'},"
                                                        + " least: {$min: '$n'}, most: {$max: '$n'}, all: {$push: '$n'}}}",
                                                "{$sort: {_id: 1}}"))))
                .containsExactlyElementsOf(
                        jsons(
                                "{_id: 'a', sum: 4, count: 2, avg: 2.0, least: 1, most: 3, all: [1, 3]}",
                                "{_id: 'b', sum: 2, count: 1, avg: 2.0, least: 2, most: 2, all: [2]}"));
        assertThat(
                        list(
                                things.aggregate(
                                        jsons(
                                                "{$unwind: '$tags'}",
                                                "{$group: {_id: '$tags', n: {$sum: 1}}}",
                                                "{$sort: {n: -1}}"))))
                .containsExactlyElementsOf(jsons("{_id: 'x', n: 2}", "{_id: 'y', n: 1}"));
        assertThat(
                        list(
                                things.aggregate(
                                        jsons(
                                                "{$sort: {n: -1}}",
                                                "{$skip: 1}",
                                                "{$limit: 2}",
                                                "{$project: {_id: 0, twice: {$multiply: ['$n', 2]}}}"))))
                .containsExactlyElementsOf(jsons("{twice: 6}", "{twice: 4}"));
        assertThat(list(things.aggregate(jsons("{$match: {n: {$gt: 1}}}", "{$count: 'n'}"))))
                .containsExactlyElementsOf(jsons("{n: 3}"));
        assertThat(
                        list(
                                things.aggregate(
                                        jsons(
                                                "{$group: {_id: null, first: {$first: '$n'}, last: {$last: '$n'}, teams: {$addToSet: '$team'}}}",
                                                "{$project: {first: 1, last: 1, teams: {$size: '$teams'}}}"))))
                .containsExactlyElementsOf(jsons("{_id: null, first: 1, last: 4, teams: 3}"));
    }

    @Test
    default void refusesAggregationStagesThatDoNotExist() {
        assertThat(refusal("{aggregate: 'things', pipeline: [{$foo: 1}], cursor: {}}"))
                .isEqualTo(40324);
        assertThat(
                        refusal(
                                "{aggregate: 'things', pipeline: [{$match: {}, $limit: 1}], cursor: {}}"))
                .isEqualTo(40323);
    }
}
