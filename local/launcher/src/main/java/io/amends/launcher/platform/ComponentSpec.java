package io.amends.launcher.platform;

/// A part of the platform as its users know it.
///
/// @param name `store`, `broker`, or the service's folder
/// @param port where it listens
record ComponentSpec(String name, int port) {}
