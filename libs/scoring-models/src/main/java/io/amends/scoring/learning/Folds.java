package io.amends.scoring.learning;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Parts of the customers that are scored by what was learned from the others. The part follows
/// from what the key says, so that equal rows lie in the same part and every run parts alike.
public final class Folds {
    private Folds() {}

    /// The fold of a key, from 0.
    public static int of(String key, int folds) {
        var crc = new CRC32C();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        // The checksum alone is linear in its input; a multiplication spreads it.
        var spread = crc.getValue() * 0x9E3779B97F4A7C15L;
        return Math.floorMod((int) (spread >>> 32), folds);
    }
}
