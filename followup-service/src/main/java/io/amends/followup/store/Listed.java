package io.amends.followup.store;

import io.amends.aggregates.Stored;
import io.amends.followup.domain.Followup;

/// A follow-up in a list.
///
/// @param stored its case file
/// @param position where it stands there
public record Listed(Followup followup, Stored<Filed> stored, ListPosition position) {}
