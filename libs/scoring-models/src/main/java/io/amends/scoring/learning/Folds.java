package io.amends.scoring.learning;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Folds of the customers for cross-validation. The fold is a hash of the key, so that equal rows
/// are in the same fold and every run has the same folds.
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
