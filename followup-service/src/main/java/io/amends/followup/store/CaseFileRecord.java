package io.amends.followup.store;

import io.amends.followup.domain.CaseFile;

/// A case file with its sort keys for the lists.
public record CaseFileRecord(CaseFile file, SortKeys sortKeys) {

    /// The case file with the sort keys that follow from it.
    public static CaseFileRecord of(CaseFile file) {
        return new CaseFileRecord(file, SortKeys.of(file));
    }
}
