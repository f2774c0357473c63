-- Timings of whole attempts say nothing of batches; what they were good for is measured anew by the next run.
DELETE FROM "kvsweep"."timings";--> statement-breakpoint
ALTER TABLE "kvsweep"."timings" DROP CONSTRAINT "timings_unit_id_attempt_pk";--> statement-breakpoint
ALTER TABLE "kvsweep"."timings" DROP COLUMN "captions", DROP COLUMN "seconds";--> statement-breakpoint
ALTER TABLE "kvsweep"."timings"
	ADD COLUMN "ordinal" integer NOT NULL,
	ADD COLUMN "dtype" text NOT NULL,
	ADD COLUMN "images" integer NOT NULL,
	ADD COLUMN "configurations" integer NOT NULL,
	ADD COLUMN "prompt_tokens" integer NOT NULL,
	ADD COLUMN "max_new_tokens" integer NOT NULL,
	ADD COLUMN "steps" integer NOT NULL,
	ADD COLUMN "encode_seconds" double precision NOT NULL,
	ADD COLUMN "prefill_seconds" double precision NOT NULL,
	ADD COLUMN "decode_seconds" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "kvsweep"."timings" ADD CONSTRAINT "timings_unit_id_attempt_ordinal_pk" PRIMARY KEY("unit_id","attempt","ordinal");--> statement-breakpoint
CREATE INDEX "timings_model" ON "kvsweep"."timings" USING btree ("model_fingerprint","provider","dtype","created_at");
