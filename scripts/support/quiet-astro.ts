/** To be loaded before Astro, which would otherwise tell its makers of every run and ask the registry for a newer version. */
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
