/// A small service for the tests of the door.
package io.amends.web.sample;
