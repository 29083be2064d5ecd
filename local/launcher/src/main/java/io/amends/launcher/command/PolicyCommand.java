package io.amends.launcher.command;

import picocli.CommandLine.Command;

/// `./amends policy`: opening hours, clocks and the other policies.
@Command(
        name = "policy",
        description = "List, read, check and apply policies: opening hours and clocks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | get | check | apply | recalculate)",
        subcommands = {
            PolicyListCommand.class,
            PolicyGetCommand.class,
            PolicyCheckCommand.class,
            PolicyApplyCommand.class,
            PolicyRecalculateCommand.class
        })
final class PolicyCommand {}
