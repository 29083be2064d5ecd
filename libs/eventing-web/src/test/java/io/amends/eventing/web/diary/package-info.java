/// A small service that consumes events, for the test of its dead letters.
package io.amends.eventing.web.diary;
