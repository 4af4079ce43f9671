import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM } from './tests/support/chromium.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: false,
	retries: 0,
	forbidOnly: true,
	// Long: a test waits for what comes true, however busy the machine is.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	reporter: 'list',
	use: {
		...devices['Desktop Chrome'],
		viewport: { width: 1440, height: 900 },
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		launchOptions: CHROMIUM,
		actionTimeout: 60_000,
		navigationTimeout: 60_000,
		screenshot: 'only-on-failure',
		trace: 'off'
	}
});
