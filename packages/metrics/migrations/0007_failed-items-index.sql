DROP INDEX "kvsweep"."items_state";--> statement-breakpoint
CREATE INDEX "items_failed" ON "kvsweep"."items" USING btree ("cell_id","sample_id") WHERE state = 'failed';