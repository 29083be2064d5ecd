/// Problems for failures of the store, for applications that have MongoDB's driver.
@NullMarked
package io.amends.web.store;

import org.jspecify.annotations.NullMarked;
