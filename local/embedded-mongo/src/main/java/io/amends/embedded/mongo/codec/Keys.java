package io.amends.embedded.mongo.codec;

import java.util.Arrays;

/// Arithmetic on keys.
public final class Keys {

    private Keys() {}

    /// The first key that does not begin with the prefix and is greater than every one that does.
    public static byte[] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        throw new IllegalArgumentException("no key follows a prefix of 0xFF only");
    }

    /// One key behind the other.
    public static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
