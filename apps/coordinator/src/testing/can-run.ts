import { checkProvider, type Provider, ProviderError, thisMachine } from "@kvsweep/core/providers";

/** Whether this machine has what a provider needs. */
export function canRun(provider: Provider): boolean {
  try {
    checkProvider(provider, thisMachine());
    return true;
  } catch (error) {
    if (error instanceof ProviderError) return false;
    throw error;
  }
}
