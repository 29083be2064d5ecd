package io.amends.complaint.domain;

import java.util.Collection;
import java.util.List;

/// What became of promises.
///
/// @param made all of them
/// @param pending not due yet
/// @param lapsed pending when their complaint ended: the decision answered them
public record PromiseStatistic(int made, int kept, int broken, int pending, int lapsed) {

    /// The statistic of several complaints. A promise that a merged complaint passed on is counted
    /// once, with the complaint that has to keep it now.
    public static PromiseStatistic of(Collection<Complaint> complaints) {
        var counted = complaints.stream().flatMap(it -> counted(it).stream()).toList();
        return new PromiseStatistic(
                counted.size(),
                count(counted, Promise.State.KEPT),
                count(counted, Promise.State.BROKEN),
                count(counted, Promise.State.PENDING),
                count(counted, Promise.State.LAPSED));
    }

    private static int count(List<Promise> promises, Promise.State state) {
        return (int) promises.stream().filter(it -> it.state() == state).count();
    }

    private static List<Promise> counted(Complaint complaint) {
        return complaint.promises().stream()
                .filter(it -> isHere(complaint, it) && !isPassedOn(complaint, it))
                .toList();
    }

    /// A promise that came with a merge is here only while the merge stands.
    private static boolean isHere(Complaint complaint, Promise promise) {
        var origin = promise.origin();
        return origin == null || complaint.relations().holds(origin.reference());
    }

    private static boolean isPassedOn(Complaint complaint, Promise promise) {
        return complaint.status() == Status.MERGED && promise.isPending();
    }
}
