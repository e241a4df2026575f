/** Injects the service's `Config`. */
export const CONFIG = Symbol('config');
