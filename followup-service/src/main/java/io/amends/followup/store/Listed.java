package io.amends.followup.store;

import io.amends.followup.domain.Followup;

/// A follow-up in a list.
///
/// @param position where it stands there
public record Listed(
        Followup followup, String reference, String customerId, ListPosition position) {}
