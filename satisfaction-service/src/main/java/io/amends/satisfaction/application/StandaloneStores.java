package io.amends.satisfaction.application;

import io.amends.satisfaction.store.StandaloneStore;

/// Opens the service's store without the service, with the service's contract mappers.
public final class StandaloneStores {
    private StandaloneStores() {}

    /// Opens the database at an address.
    ///
    /// @param mongodbUri without a database
    /// @param database the service's, usually `satisfaction`
    public static StandaloneStore open(String mongodbUri, String database) {
        return StandaloneStore.at(
                mongodbUri,
                database,
                new StandaloneStore.ContractMappers(
                        CustomerContractMapper::of,
                        InteractionContractMapper::of,
                        ScoresContractMapper::of));
    }
}
