package io.amends.followup.store;

import io.amends.followup.domain.CaseFile;

/// A case file with its places in the lists.
public record CaseFileRecord(CaseFile file, ListKeys places) {

    /// The case file at its places.
    public static CaseFileRecord of(CaseFile file) {
        return new CaseFileRecord(file, ListKeys.of(file));
    }
}
