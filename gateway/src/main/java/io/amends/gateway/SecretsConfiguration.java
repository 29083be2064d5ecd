package io.amends.gateway;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.amends.gateway.key.ApiKeyCache;
import io.amends.gateway.key.ApiKeyHandler;
import io.amends.gateway.key.ApiKeys;
import io.amends.gateway.key.KeyProperties;
import io.amends.gateway.key.KeyUsage;
import io.amends.gateway.key.PrivateFile;
import io.amends.gateway.token.InternalTokens;
import io.amends.gateway.token.KeySetHandler;
import io.amends.gateway.token.MasterKey;
import io.amends.gateway.token.OidcProperties;
import io.amends.gateway.token.SigningKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// API keys and signing keys, in the gateway's own database.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({KeyProperties.class, OidcProperties.class})
class SecretsConfiguration {

    @Bean
    MongoDatabase database(MongoClient client, @Value("${spring.mongodb.database}") String name) {
        return client.getDatabase(name);
    }

    @Bean
    ApiKeys apiKeys(MongoDatabase database, KeyProperties settings) {
        var keys = new ApiKeys(database);
        if (settings.adminKeyFile() != null) {
            keys.ensureAdmin(new PrivateFile(settings.adminKeyFile()));
        }
        return keys;
    }

    @Bean
    KeyUsage keyUsage(ApiKeys keys) {
        return new KeyUsage(keys);
    }

    @Bean
    ApiKeyCache apiKeyCache(ApiKeys keys, KeyUsage usage) {
        return new ApiKeyCache(keys, usage);
    }

    @Bean
    ApiKeyHandler apiKeyHandler(ApiKeys keys, ApiKeyCache cache, KeyUsage usage) {
        return new ApiKeyHandler(keys, cache, usage);
    }

    @Bean
    SigningKeys signingKeys(MongoDatabase database, KeyProperties settings) {
        var given = settings.masterKey();
        var master =
                given == null
                        ? MasterKey.in(new PrivateFile(settings.masterKeyFile()))
                        : MasterKey.of(given);
        return new SigningKeys(database, master);
    }

    @Bean
    InternalTokens internalTokens(SigningKeys keys) {
        return new InternalTokens(keys);
    }

    @Bean
    KeySetHandler keySetHandler(SigningKeys keys) {
        return new KeySetHandler(keys);
    }
}
