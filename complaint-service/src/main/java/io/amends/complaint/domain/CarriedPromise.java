package io.amends.complaint.domain;

import java.time.Instant;

/// A promise of a merged complaint, which the other complaint has to keep.
///
/// @param number its number in the merged complaint
public record CarriedPromise(int number, String what, Instant by, Promise.State state) {
    static CarriedPromise of(int number, Promise promise) {
        return new CarriedPromise(number, promise.what(), promise.by(), promise.state());
    }
}
