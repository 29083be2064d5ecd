/// A small service for tests of web-support.
package io.amends.web.sample;
