CREATE TABLE "kvsweep"."workers" (
	"id" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"version" text NOT NULL,
	"engine_version" text NOT NULL,
	"provider" text NOT NULL,
	"dtype" text NOT NULL,
	"device" text NOT NULL,
	"memory_bytes" bigint NOT NULL,
	"models" text[] NOT NULL,
	"state" text DEFAULT 'starting' NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kvsweep"."sweeps" ADD COLUMN "state" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "kvsweep"."sweeps" ADD COLUMN "priority" smallint DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "kvsweep"."units" ADD COLUMN "queue" text DEFAULT 'units' NOT NULL;--> statement-breakpoint
ALTER TABLE "kvsweep"."units" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "kvsweep"."units" ADD COLUMN "worker_id" text;--> statement-breakpoint
ALTER TABLE "kvsweep"."units" ADD COLUMN "finished_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "units_owed" ON "kvsweep"."units" USING btree ("queue","sweep_id","ordinal") WHERE finished_at is null;