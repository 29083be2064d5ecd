package io.amends.followup.store;

import io.amends.followup.domain.CaseFile;

/// A case file with its places in the lists.
public record Filed(CaseFile file, Places places) {

    /// The case file at its places.
    public static Filed of(CaseFile file) {
        return new Filed(file, Places.of(file));
    }
}
