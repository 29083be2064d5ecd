package io.amends.eventing.consuming;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Runs work while it is open. When [#shut] returns, no work is running.
final class PauseGate {
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private boolean shut;

    /// Runs the work and returns true, or returns false while the gate is shut.
    boolean pass(Runnable work) {
        lock.readLock().lock();
        try {
            if (shut) {
                return false;
            }
            work.run();
            return true;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Waits until running work is finished; from then on no work is run.
    void shut() {
        set(true);
    }

    /// Allows work again.
    void open() {
        set(false);
    }

    private void set(boolean value) {
        lock.writeLock().lock();
        try {
            shut = value;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
