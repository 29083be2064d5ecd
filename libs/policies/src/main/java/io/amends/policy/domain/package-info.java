/// The life of policies: versions with who and when, checked as a whole before they are in force.
@NullMarked
package io.amends.policy.domain;

import org.jspecify.annotations.NullMarked;
