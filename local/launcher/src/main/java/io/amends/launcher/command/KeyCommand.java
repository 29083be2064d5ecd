package io.amends.launcher.command;

import picocli.CommandLine.Command;

/// `./amends key`: API keys.
@Command(
        name = "key",
        description = "Create, list and revoke API keys.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(create | list | revoke)",
        subcommands = {KeyCreateCommand.class, KeyListCommand.class, KeyRevokeCommand.class})
final class KeyCommand {}
