package io.amends.followup.store;

import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.followup.domain.Followup;

/// A follow-up in a list.
///
/// @param stored its case file
/// @param position its position in the list
public record ListedFollowup(
        Followup followup, StoredAggregate<CaseFileRecord> stored, ListCursor position) {}
