package io.amends.gateway.access;

import io.amends.web.caller.Role;
import java.util.Set;
import java.util.TreeSet;

/// An authenticated caller.
///
/// @param id the key's id or the issuer's subject; limits count by it
/// @param name the integration's or person's name, as services receive it
/// @param roles the caller's roles
public record Caller(String id, String name, Set<Role> roles) {

    /// Keeps a copy of the roles.
    public Caller {
        roles = Set.copyOf(roles);
    }

    /// Whether the caller has any of these roles.
    public boolean hasAny(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /// The roles' names in a fixed order.
    public Set<String> words() {
        var words = new TreeSet<String>();
        roles.forEach(role -> words.add(role.word()));
        return words;
    }
}
