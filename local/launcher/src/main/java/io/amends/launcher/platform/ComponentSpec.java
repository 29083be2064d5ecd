package io.amends.launcher.platform;

/// A component of the platform as its users know it.
///
/// @param name `store`, `broker`, or the service's folder
/// @param port the port it listens on
record ComponentSpec(String name, int port) {}
