/// A small service that consumes events, for the test of its dead letters.
package io.amends.web.diary;
