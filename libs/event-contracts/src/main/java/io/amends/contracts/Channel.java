package io.amends.contracts;

/// The channel by which a complaint was received.
public enum Channel {
    PHONE,
    WEB,
    EMAIL,
    CHAT,
    LETTER,
    IN_PERSON,
    SOCIAL,
    REFERRAL,
    OTHER
}
