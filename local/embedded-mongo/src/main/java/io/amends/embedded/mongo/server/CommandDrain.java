package io.amends.embedded.mongo.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the commands in progress: new ones are accepted until shutdown begins, which waits for
/// the rest.
final class CommandDrain {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private int inside;
    private boolean ending;

    /// @return false when no more commands are accepted
    boolean enter() {
        lock.lock();
        try {
            if (!ending) {
                inside++;
            }
            return !ending;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            if (--inside == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Refuses new commands and waits for those in progress, up to a timeout.
    void end(Duration patience) {
        lock.lock();
        try {
            ending = true;
            long left = patience.toNanos();
            while (inside > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
