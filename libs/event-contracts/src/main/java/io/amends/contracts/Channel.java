package io.amends.contracts;

/// How a complaint reached us.
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
