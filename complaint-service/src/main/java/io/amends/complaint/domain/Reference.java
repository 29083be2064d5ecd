package io.amends.complaint.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A complaint's public reference: short enough to be read out on the telephone, as `7K2M-94QX`.
///
/// Seven characters of Crockford's base 32 and a check character, his sum modulo 37; numbers whose
/// sum would need one of the five signs beyond the alphabet are never issued. One wrong character
/// or two transposed neighbours are always detected.
///
/// @param text the canonical form: upper case, two groups of four with a hyphen between them
public record Reference(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGITS = 7;
    private static final long NUMBERS = 1L << (5 * DIGITS);
    private static final int CHECK_MODULUS = 37;

    /// A random reference.
    public static Reference draw(RandomGenerator random) {
        var number = random.nextLong(NUMBERS);
        while (checkOf(number) >= ALPHABET.length()) {
            number = random.nextLong(NUMBERS);
        }
        return of(number);
    }

    /// The reference derived from a seed, always the same. Another `attempt` gives another
    /// reference, for the rare case that the first one is already taken.
    public static Reference derivedFrom(String seed, int attempt) {
        var number = hash(seed + '#' + attempt);
        while (checkOf(number) >= ALPHABET.length()) {
            number = (number + 1) % NUMBERS;
        }
        return of(number);
    }

    /// Parses user input: case, blanks and hyphens do not matter, `O` is zero, `I` and `L` are one.
    /// Empty where it is no reference or its check character does not match.
    public static Optional<Reference> read(String typed) {
        var number = 0L;
        var read = 0;
        var check = -1;
        for (var character : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            if (character == '-' || character == ' ') {
                continue;
            }
            var value = valueOf(character);
            if (value < 0 || read > DIGITS) {
                return Optional.empty();
            }
            if (read++ < DIGITS) {
                number = number * ALPHABET.length() + value;
            } else {
                check = value;
            }
        }
        return check >= 0 && check == checkOf(number) ? Optional.of(of(number)) : Optional.empty();
    }

    private static Reference of(long number) {
        var text = new StringBuilder();
        for (var shift = 5 * (DIGITS - 1); shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (number >> shift) & 31));
        }
        return new Reference(
                text.append(ALPHABET.charAt(checkOf(number))).insert(4, '-').toString());
    }

    private static int checkOf(long number) {
        return (int) (number % CHECK_MODULUS);
    }

    private static int valueOf(char character) {
        return switch (character) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> ALPHABET.indexOf(character);
        };
    }

    private static long hash(String seed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(seed.getBytes(StandardCharsets.UTF_8));
            var number = 0L;
            for (var i = 0; i < Long.BYTES; i++) {
                number = number << Byte.SIZE | bytes[i] & 0xff;
            }
            return Math.floorMod(number, NUMBERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
