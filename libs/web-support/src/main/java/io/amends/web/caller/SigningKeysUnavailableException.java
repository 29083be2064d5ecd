package io.amends.web.caller;

import org.springframework.security.core.AuthenticationException;

/// A token could not be judged because the gateway's keys cannot be had: nobody's fault but ours.
final class SigningKeysUnavailableException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SigningKeysUnavailableException(Throwable cause) {
        super("The gateway's keys cannot be had", cause);
    }
}
