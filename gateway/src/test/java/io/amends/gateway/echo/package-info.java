/// A service that tells what reached it, with the door that all services have.
package io.amends.gateway.echo;
