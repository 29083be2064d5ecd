package io.amends.web.caller;

import org.springframework.security.core.AuthenticationException;

/// A token could not be verified because the gateway's keys are unavailable: a server error.
final class SigningKeysUnavailableException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SigningKeysUnavailableException(Throwable cause) {
        super("The gateway's keys cannot be had", cause);
    }
}
